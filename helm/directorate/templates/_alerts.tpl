{{/* What is amiss with a directorate's services, and with its records. */}}
{{- define "directorate.alerts" -}}
{{- $limits := .values.prometheusRule.thresholds }}
{{- $series := include "service.ofJobs" . }}
{{- $pod := "{{ $labels.pod }}" }}
{{- $job := "{{ $labels.job }}" }}
{{- $share := "{{ $value | humanizePercentage }}" }}
{{- $count := "{{ $value }}" }}
{{ include "service.alert" (dict "of" . "alert" "GoldenThreadErrors" "for" "10m" "severity" "critical"
  "expr" (printf "sum by (namespace, job) (rate(goldenthread_calls_seconds_count{%s,status=~\"INTERNAL|UNKNOWN|UNAVAILABLE|DEADLINE_EXCEEDED|DATA_LOSS\"}[5m])) / sum by (namespace, job) (rate(goldenthread_calls_seconds_count{%s}[5m])) > %v" $series $series $limits.errorRatio)
  "summary" (printf "Calls of %s fail" $job)
  "description" (printf "%s of its calls end with a fault that is not the caller's; goldenthread_failures_total says for which reasons." $share)) }}
{{ include "service.alert" (dict "of" . "alert" "GoldenThreadSlow" "for" "10m" "severity" "warning"
  "expr" (printf "histogram_quantile(0.95, sum by (namespace, job, le) (rate(goldenthread_calls_seconds_bucket{%s,kind=\"call\"}[5m]))) > %v" $series $limits.latencySeconds)
  "summary" (printf "Calls of %s are slow" $job)
  "description" "One call in twenty takes longer than {{ $value | humanizeDuration }}.") }}
{{ include "service.alert" (dict "of" . "alert" "GoldenThreadConnectionsExhausted" "for" "5m" "severity" "warning"
  "expr" (printf "max by (namespace, job, pod) (hikaricp_connections_active{%s} / hikaricp_connections_max{%s}) > %v" $series $series $limits.saturation)
  "summary" (printf "%s has nearly no connection to the database left" $pod)
  "description" (printf "%s of the pool's connections are in use; calls wait for one, and fail after three seconds." $share)) }}
{{ include "service.alert" (dict "of" . "alert" "GoldenThreadMigrationFailed" "for" "1m" "severity" "critical"
  "expr" (printf "max by (namespace, job_name) (kube_job_failed{namespace=%q,job_name=~\"(%s)-migration\",condition=\"true\"}) > 0" .root.Release.Namespace (values .jobs | sortAlpha | join "|"))
  "summary" "{{ $labels.job_name }} has failed"
  "description" "The schema is not up to date and the release was not installed or upgraded; what ran before it runs on. The job's log says why.") }}
{{ include "service.alert" (dict "of" . "alert" "GoldenThreadReturnsOverdue" "for" "1h" "severity" "info"
  "expr" (printf "max by (namespace, directorate) (goldenthread_returns_overdue{%s}) > %v" $series $limits.overdueReturns)
  "summary" (printf "%s returns of %s are overdue" $count .directorate)
  "description" (printf "So many indicators have no figure for their last period, %v days after it ended. The directorate's performance officers enter or import them." .values.returns.overdueAfterDays)) }}
{{ include "service.alert" (dict "of" . "alert" "GoldenThreadImportsUnfinished" "for" "5m" "severity" "warning"
  "expr" (printf "max by (namespace, directorate) (goldenthread_imports_unfinished{%s}) > %v" $series $limits.unfinishedImports)
  "summary" (printf "%s imports of %s were left unfinished" $count .directorate)
  "description" (printf "They have been applied for more than %v minutes: the gateway or a service ended in between. Sending the same file again completes them." .values.imports.unfinishedAfterMinutes)) }}
{{- end }}
