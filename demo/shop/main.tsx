import "./style/base.css"
import "./style/layout.css"
import "./style/pages.css"
import { createRoot } from "react-dom/client"
import { App } from "./app"

const root = document.getElementById("root")
if (root) {
  createRoot(root).render(<App />)
}
