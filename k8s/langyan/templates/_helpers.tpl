{{- /* Name of one service's objects: <release>-<service>. Call with (dict "root" $ "service" "monitoring"). */ -}}
{{- define "langyan.name" -}}
{{- printf "%s-%s" (.root.Release.Name | trunc 40 | trimSuffix "-") .service -}}
{{- end -}}

{{- /* What never changes for an object, so that it can select. */ -}}
{{- define "langyan.selector" -}}
app.kubernetes.io/name: langyan
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .service }}
{{- end -}}

{{- define "langyan.labels" -}}
{{ include "langyan.selector" . }}
app.kubernetes.io/part-of: langyan
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end -}}

{{- define "langyan.image" -}}
{{- printf "%s/%s-service:%s" .root.Values.image.registry .service (default .root.Chart.AppVersion .root.Values.image.tag) -}}
{{- end -}}

{{- /* The seed plan: the shipped one with the overrides laid over it. */ -}}
{{- define "langyan.plan" -}}
{{- $shipped := .Files.Get "plans/default.yaml" | fromYaml -}}
{{- mergeOverwrite $shipped .Values.plan.overrides | toYaml -}}
{{- end -}}

{{- /* What the dead-man switch waits for: a service without replicas is not meant to beat. */ -}}
{{- define "langyan.watched" -}}
{{- $watched := list "database" -}}
{{- range $service, $spec := .Values.services -}}
{{- if gt (int $spec.replicas) 0 -}}{{- $watched = append $watched $service -}}{{- end -}}
{{- end -}}
{{- if and (has "monitoring" $watched) (has "grading" $watched) -}}{{- $watched = append $watched "pipeline" -}}{{- end -}}
{{- join "," (sortAlpha $watched) -}}
{{- end -}}
