import { Router, type RequestHandler } from "express"
import type { Simulation } from "../simulation"
import { markup, type View } from "./markup"
import { script } from "./script"
import { style } from "./style"

/**
 * The page with the virtual phone, at `/`; the phone alone, to stand beside a
 * shop, at `/phone`. `?lang=en` begins in English.
 */
export function pageRouter({ identity }: Simulation): Router {
  const router = Router()
  router.get("/", page("whole"))
  router.get("/phone", page("phone"))
  router.get("/_page/style.css", (_request, response) => {
    response.type("css").send(style)
  })
  router.get("/_page/script.js", (_request, response) => {
    response.type("js").send(script(identity.pin))
  })
  return router
}

function page(view: View): RequestHandler {
  return (_request, response) => {
    response
      .set("Content-Security-Policy", "default-src 'self'; img-src data:")
      .type("html")
      .send(markup(view))
  }
}
