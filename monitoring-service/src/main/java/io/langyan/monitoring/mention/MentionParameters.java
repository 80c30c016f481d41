package io.langyan.monitoring.mention;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.QueryParam;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters of a filter: the same for the list, the live view and the export. */
@RegisterForReflection
public class MentionParameters {

    @QueryParam("brand")
    @Parameter(description = "One brand; unmatched for what concerns none; without, all that the caller may see")
    public String brand;

    @QueryParam("platform")
    public String platform;

    @QueryParam("kind")
    @Parameter(description = "post repost comment article video answer report")
    public String kind;

    @QueryParam("sentiment")
    @Parameter(description = "negative neutral positive")
    public String sentiment;

    @QueryParam("category")
    public String category;

    @QueryParam("appeal")
    public String appeal;

    @QueryParam("term")
    @Parameter(description = "A watch term that it matched")
    public String term;

    @QueryParam("author")
    @Parameter(description = "The key of its author, as items show it")
    public String author;

    @QueryParam("source")
    public String source;

    @QueryParam("link")
    @Parameter(description = "true: with an address; false: without")
    public String link;

    @QueryParam("since")
    @Parameter(description = "First seen at or after")
    public String since;

    @QueryParam("until")
    @Parameter(description = "First seen before")
    public String until;

    @QueryParam("publishedSince")
    public String publishedSince;

    @QueryParam("publishedUntil")
    public String publishedUntil;

    @QueryParam("q")
    @Parameter(description = "Words that title and text must all have; \"in quotes\" as it stands")
    public String q;

    @QueryParam("minSpread")
    @Parameter(description = "Reposts + comments + likes at least")
    public String minSpread;

    @QueryParam("status")
    @Parameter(description = "open watching handled closed")
    public String status;

    @QueryParam("owner")
    public String owner;

    @QueryParam("noise")
    @Parameter(description = "copy ad coordinated repeat, any or none")
    public String noise;

    /** By name, those that were given. */
    public Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        values.put("brand", brand);
        values.put("platform", platform);
        values.put("kind", kind);
        values.put("sentiment", sentiment);
        values.put("category", category);
        values.put("appeal", appeal);
        values.put("term", term);
        values.put("author", author);
        values.put("source", source);
        values.put("link", link);
        values.put("since", since);
        values.put("until", until);
        values.put("publishedSince", publishedSince);
        values.put("publishedUntil", publishedUntil);
        values.put("q", q);
        values.put("minSpread", minSpread);
        values.put("status", status);
        values.put("owner", owner);
        values.put("noise", noise);
        values.values().removeIf(java.util.Objects::isNull);
        return values;
    }
}
