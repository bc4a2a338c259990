import "./style/base.css"
import "./style/layout.css"
import "./style/catalogue.css"
import "./style/checkout.css"
import "./style/payment-and-order.css"
import { createRoot } from "react-dom/client"
import { App } from "./app"

const root = document.getElementById("root")
if (root) {
  createRoot(root).render(<App />)
}
