package io.langyan.monitoring.evidence;

import io.langyan.monitoring.MonitoringConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Takes uploaded files only for what they are. Blocking: it reads them. */
@ApplicationScoped
class Uploads {

    private static final int MOST = 5;

    private final long largest;

    Uploads(MonitoringConfig config) {
        largest = config.evidence().maxFile().asLongValue();
    }

    /** @throws io.langyan.events.rest.Problem when one is too large, too many, or none of the known types */
    List<CapturedFile> of(List<FileUpload> uploads) throws IOException {
        if (uploads != null && uploads.size() > MOST) {
            throw Problems.tooMany(MOST);
        }
        List<CapturedFile> files = new ArrayList<>();
        for (FileUpload upload : uploads == null ? List.<FileUpload>of() : uploads) {
            if (upload.size() > largest) {
                throw Problems.tooLarge(largest);
            }
            Path path = upload.uploadedFile();
            FileType type = typeOf(path).orElseThrow(() -> Problems.badFile(CapturedFile.harmless(upload.fileName())));
            files.add(CapturedFile.of(upload.fileName(), type, upload.size(), () -> Files.newInputStream(path)));
        }
        return files;
    }

    private static Optional<FileType> typeOf(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return FileType.of(in.readNBytes(FileType.HEAD));
        }
    }
}
