package io.langyan.monitoring.imports.table;

import io.langyan.events.rest.Problem;

/** Why a file cannot be read as a table. */
final class UnreadableTable {

    private UnreadableTable() {}

    static Problem encoding() {
        return Problem.unprocessable(
                "unknown-encoding",
                "无法识别文件编码；支持 UTF-8、UTF-16、GB18030/GBK",
                "the encoding is not known; UTF-8, UTF-16 and GB18030/GBK are read");
    }

    static Problem notXlsx() {
        return Problem.unprocessable(
                "not-xlsx",
                "不是可读取的 XLSX 文件（旧版 .xls 与加密文件不支持）",
                "no readable XLSX; .xls and encrypted files are not taken");
    }

    static Problem bomb(String zh, String en) {
        return Problem.unprocessable("xlsx-refused", "拒绝该 XLSX 文件：" + zh, "this XLSX is refused: " + en);
    }

    static Problem noSheet(String name) {
        return Problem.unprocessable("unknown-sheet", "没有名为 " + name + " 的工作表", "there is no sheet named " + name);
    }

    static Problem empty() {
        return Problem.unprocessable("empty-table", "文件中没有表头", "the file has no header row");
    }
}
