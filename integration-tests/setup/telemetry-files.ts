import { readFileSync } from "node:fs"
import path from "node:path"

const FOLDER = path.join(__dirname, "../../telemetry")

/** The dashboard and the alert rules that the package contains. */
export function telemetryFiles(): { file: string; text: string }[] {
  return ["grafana-dashboard.json", "prometheus-alerts.yml"].map((file) => ({
    file,
    text: readFileSync(path.join(FOLDER, file), "utf8"),
  }))
}
