package io.langyan.monitoring.report;

import io.langyan.monitoring.MonitoringConfig;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** {@code /p/report}: the phone of anybody on the staff. Answers are pages, also when something is wrong; only a failure of ours is a problem. */
@Path("/p/report")
@PermitAll
@Blocking
@Produces("text/html;charset=utf-8")
class ReportResource {

    /** Of the browser, not of a person: random, and gone with the browser. It ties a form to the browser that opened it. */
    private static final String COOKIE = "langyan-report";

    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";

    private final ReportDesk desk;
    private final Throttle throttle;
    private final FormSeal seal;
    private final MonitoringConfig.Reports config;

    ReportResource(ReportDesk desk, Throttle throttle, FormSeal seal, MonitoringConfig config) {
        this.desk = desk;
        this.throttle = throttle;
        this.seal = seal;
        this.config = config.reports();
    }

    @GET
    @Operation(summary = "The form, for a phone")
    public Response show(
            @QueryParam("lang") String lang, @CookieParam(COOKIE) String cookie, @Context RoutingContext http) {
        Words words = words(lang, http);
        if (isTooMuch(http)) {
            return tooOften(words);
        }
        String browser = known(cookie);
        return withCookie(answer(desk.blank(browser, Instant.now()), 200, words), browser, http);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(summary = "Takes the form; sent twice it is one report")
    public Response take(
            @QueryParam("lang") String lang,
            @CookieParam(COOKIE) String cookie,
            @RestForm("ticket") String ticket,
            @RestForm("brand") String brand,
            @RestForm("text") String text,
            @RestForm("platform") String platform,
            @RestForm("link") String link,
            @RestForm("name") String name,
            @RestForm("photo") FileUpload photo,
            @Context RoutingContext http) {
        Words words = words(lang, http);
        if (isTooMuch(http)) {
            return tooOften(words);
        }
        String browser = known(cookie);
        boolean given = photo != null && photo.size() > 0;
        boolean tooLarge = given && photo.size() > config.maxPhoto().asLongValue();
        ReportForm form = ReportForm.of(brand, text, link, platform, name);
        java.nio.file.Path file = given && !tooLarge ? photo.uploadedFile() : null;
        String own = isForeign(http.request()) ? null : ticket;
        ReportDesk.Outcome outcome = desk.take(new ReportDesk.Sent(own, browser, form, file, tooLarge), Instant.now());
        return withCookie(answer(outcome, 422, words), browser, http);
    }

    private static Response answer(ReportDesk.Outcome outcome, int statusOfForm, Words words) {
        if (outcome instanceof ReportDesk.Taken taken) {
            return page(200, ReportPage.receipt(words, taken.receipt()));
        }
        return outcome instanceof ReportDesk.Again again
                ? page(statusOfForm, ReportPage.form(words, again.form()))
                : page(503, ReportPage.notice(words, Words.Wrong.NO_BRAND));
    }

    private Response tooOften(Words words) {
        return Response.fromResponse(page(429, ReportPage.notice(words, Words.Wrong.TOO_MANY)))
                .header(HttpHeaders.RETRY_AFTER, throttle.secondsLeft())
                .build();
    }

    private boolean isTooMuch(RoutingContext http) {
        return !throttle.allows(http.request().remoteAddress().hostAddress());
    }

    /** Sent by a page of somebody else's; browsers that say nothing are judged by cookie and ticket alone. */
    private static boolean isForeign(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }

    private static Words words(String lang, RoutingContext http) {
        return Words.of(lang, http.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    private String known(String cookie) {
        return cookie != null && cookie.matches("[0-9a-f]{32}") ? cookie : seal.newBrowser();
    }

    private static Response withCookie(Response page, String browser, RoutingContext http) {
        String secure = "https".equals(http.request().scheme()) ? "; Secure" : "";
        return Response.fromResponse(page)
                .header(
                        HttpHeaders.SET_COOKIE,
                        COOKIE + "=" + browser + "; Path=/p/report; HttpOnly; SameSite=Strict" + secure)
                .build();
    }

    private static Response page(int status, String body) {
        return Response.status(status)
                .entity(body)
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
