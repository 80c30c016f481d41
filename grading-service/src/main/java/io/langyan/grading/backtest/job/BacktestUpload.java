package io.langyan.grading.backtest.job;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** A file of observations to grade, with the plans as files or as fields of the form. */
@RegisterForReflection
public class BacktestUpload {

    @RestForm(FileUpload.ALL)
    public List<FileUpload> files;

    @RestForm("plan")
    public String plan;

    @RestForm("against")
    public String against;

    @QueryParam("window")
    public String window;

    @QueryParam("story")
    public String story;

    @QueryParam("members")
    public boolean members;

    @QueryParam("all")
    public boolean all;

    Optional<FileUpload> file(String part) {
        return files == null
                ? Optional.empty()
                : files.stream().filter(file -> part.equals(file.name())).findFirst();
    }

    AskedGrading.Manner manner() {
        return new AskedGrading.Manner(window, story, members, all);
    }
}
