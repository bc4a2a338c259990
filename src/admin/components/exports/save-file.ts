import type { SavedFile } from "../../api/sdk"

/** Saves a file of the server, by its name. */
export function saveFile({ content, name }: SavedFile): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement("a")
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
