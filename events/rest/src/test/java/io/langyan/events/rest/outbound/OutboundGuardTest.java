package io.langyan.events.rest.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundGuardTest {

    private final OutboundGuard strict = new OutboundGuard("langyan.test.allow", List.of(), Set.of(80, 443));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "100.64.0.1",
                "100.100.100.200",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "168.63.129.16",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:a9fe:a9fe",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:a00:1::1",
                "3fff::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "::127.0.0.1"
            })
    void anAddressThatIsNotOfTheOpenInternetIsRefused(String address) {
        assertThat(refusal("http://feed.example/", address)).isEqualTo("private-address");
        assertThat(refusal("http://feed.example/", "93.184.215.14", address)).isEqualTo("private-address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "93.184.215.14",
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.1",
                "100.63.255.255",
                "100.128.0.1",
                "126.255.255.255",
                "128.0.0.1",
                "172.15.255.255",
                "172.32.0.1",
                "192.167.255.255",
                "223.255.255.255",
                "2606:4700::1111",
                "2400:3200::1",
                "2a00:1450::1",
                "::ffff:93.184.215.14"
            })
    void anAddressOfTheOpenInternetIsAdmitted(String address) {
        assertThat(strict.admit(Target.of("https://feed.example/rss"), addresses(address)))
                .isEqualTo(addresses(address).get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://feed.example/,scheme-refused",
        "file:///etc/passwd,scheme-refused",
        "gopher://feed.example/,scheme-refused",
        "jar:http://feed.example/!/,scheme-refused",
        "//feed.example/,scheme-refused",
        "http://user@feed.example/,credentials-in-url",
        "http://user:secret@feed.example/,credentials-in-url",
        "http://127.0.0.1@feed.example/,credentials-in-url",
        "http://a_b@feed.example/,credentials-in-url",
        "http://2130706433/,host-refused",
        "http://0x7f000001/,host-refused",
        "http://0177.0.0.1/,host-refused",
        "http://0x7f.0.0.1/,host-refused",
        "http://127.1/,host-refused",
        "http://127.0.1/,host-refused",
        "http://127.000.000.001/,host-refused",
        "http://256.0.0.1/,host-refused",
        "http://feed.0x7f/,host-refused",
        "http:///rss,host-refused",
        "http://[fe80::1%25eth0]/,host-refused",
        "http://１２７.０.０.１/,host-refused",
        "http://①②⑦.0.0.1/,host-refused",
        "http://feed.example:0/,bad-url",
        "http://feed.example:99999/,bad-url",
        "http://feed example/,bad-url",
        "http://[::1/,bad-url",
        "not a url,bad-url"
    })
    void aUrlThatAsksToBeMisreadIsRefused(String url, String code) {
        assertThat(refusal(url, "93.184.215.14")).isEqualTo(code);
    }

    @Test
    void anOddPortNeedsAnEntryOfTheAllowList() {
        OutboundGuard lenient = new OutboundGuard("langyan.test.allow", List.of("feed.example:8443"), Set.of(80, 443));
        assertThat(refusal("http://feed.example:22/", "93.184.215.14")).isEqualTo("port-refused");
        assertThat(refusal("https://feed.example:8443/", "93.184.215.14")).isEqualTo("port-refused");
        assertThat(lenient.admit(Target.of("https://feed.example:8443/"), addresses("93.184.215.14")))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "rsshub:1200,        http://rsshub:1200/weibo,    172.18.0.5, true",
        "rsshub:1200,        http://rsshub:6379/,         172.18.0.5, false",
        "rsshub,             http://RSSHub.:6379/,        172.18.0.5, true",
        "my_rsshub:1200,     http://my_rsshub:1200/,      172.18.0.5, true",
        "10.1.0.0/16,        http://10.1.2.3:1200/,       10.1.2.3,   true",
        "10.1.0.0/16,        http://10.2.2.3:1200/,       10.2.2.3,   false",
        "10.1.0.0/20,        http://inner.example:90/,    10.1.15.9,  true",
        "10.1.0.0/20,        http://inner.example:90/,    10.1.16.9,  false",
        "10.1.0.0/16:1200,   http://10.1.2.3:1200/,       10.1.2.3,   true",
        "10.1.0.0/16:1200,   http://10.1.2.3:22/,         10.1.2.3,   false",
        "127.0.0.1:1200,     http://127.0.0.1:1200/,      127.0.0.1,  true",
        "127.0.0.1:1200,     http://127.0.0.2:1200/,      127.0.0.2,  false",
        "[fd00::1]:1200,     http://[fd00::1]:1200/,      fd00::1,    true",
        "fd00::/8,           http://[fd12::1]:1200/,      fd12::1,    true",
        "fd00::/8,           http://[fe80::1]:1200/,      fe80::1,    false"
    })
    void aDeploymentListsItsOwnPlaces(String entry, String url, String address, boolean admitted) {
        OutboundGuard guard = new OutboundGuard("langyan.test.allow", List.of(" " + entry + " ", ""), Set.of(80, 443));
        Throwable refused =
                catchThrowableOfType(OutboundRefused.class, () -> guard.admit(Target.of(url), addresses(address)));
        assertThat(refused == null).isEqualTo(admitted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/33",
                "10.0.0/8",
                "2130706433",
                "*",
                "http://rsshub",
                "a b",
                "10.0.0.0/-1",
                "[fd00::1",
                "0x7f.1"
            })
    void anEntryThatMeansNothingIsNamed(String entry) {
        assertThatThrownBy(() -> new OutboundGuard("langyan.test.allow", List.of(entry), Set.of(80)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(entry.replace("[", "").split("/")[0]);
    }

    @Test
    void aPathInChineseIsSpelledForTheWire() {
        assertThat(Target.of("http://rsshub.example/weibo/keyword/狼烟?a=中").path())
                .isEqualTo("/weibo/keyword/%E7%8B%BC%E7%83%9F?a=%E4%B8%AD");
        assertThat(Target.of("http://rsshub.example").path()).isEqualTo("/");
    }

    private String refusal(String url, String... addresses) {
        OutboundRefused refused =
                catchThrowableOfType(OutboundRefused.class, () -> strict.admit(Target.of(url), addresses(addresses)));
        return refused == null ? null : refused.code();
    }

    private static List<InetAddress> addresses(String... texts) {
        return Arrays.stream(texts)
                .map(text -> {
                    try {
                        return InetAddress.getByName(text);
                    } catch (java.net.UnknownHostException none) {
                        throw new IllegalArgumentException(none);
                    }
                })
                .toList();
    }
}
