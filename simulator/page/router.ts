import { Router } from "express"
import type { Simulation } from "../simulation"
import { markup } from "./markup"
import { script } from "./script"
import { style } from "./style"

/** The page with the virtual phone, at `/`. */
export function pageRouter({ identity }: Simulation): Router {
  const router = Router()
  router.get("/", (_request, response) => {
    response
      .set("Content-Security-Policy", "default-src 'self'; img-src data:")
      .type("html")
      .send(markup)
  })
  router.get("/_page/style.css", (_request, response) => {
    response.type("css").send(style)
  })
  router.get("/_page/script.js", (_request, response) => {
    response.type("js").send(script(identity.pin))
  })
  return router
}
