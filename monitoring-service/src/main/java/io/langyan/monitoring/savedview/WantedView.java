package io.langyan.monitoring.savedview;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/** A view as somebody asks for it. */
@RegisterForReflection
record WantedView(String name, String brand, Boolean shared, Map<String, String> filter, List<String> columns) {}
