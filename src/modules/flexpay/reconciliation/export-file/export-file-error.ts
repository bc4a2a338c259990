import type { ExportProblem, ExportProblemCode } from "./types"

/** A whole export file can't be read. */
export class ExportFileError extends Error {
  constructor(
    readonly code: ExportProblemCode,
    readonly line: number | null = null
  ) {
    super(`The export file can't be read: ${code}`)
  }

  get problem(): ExportProblem {
    return { code: this.code, line: this.line, column: null, value: null }
  }
}
