import { createRoot } from "react-dom/client"
import { App } from "./app.tsx"
import { readToken } from "./token.ts"

// Another link was opened in the same tab.
window.addEventListener("hashchange", () => location.reload())

const page = document.getElementById("page")
if (page) {
  createRoot(page).render(<App token={readToken(location.hash)} />)
}
