import { join } from "node:path"
import express, { Router, type RequestHandler } from "express"
import type { Simulation } from "../simulation"
import words from "./assets/words.json"
import { readTemplate } from "./template"

/** What the page shows: everything, or the phone alone. */
type View = "full" | "phone"

const template = readTemplate("index.html")

/**
 * The page with the virtual phone, at `/`; the phone alone, to be embedded
 * beside a shop, at `/phone`. `?lang=en` selects English.
 */
export function pageRouter(simulation: Simulation): Router {
  const router = Router()
  router.get("/", page(simulation, "full"))
  router.get("/phone", page(simulation, "phone"))
  router.use(
    "/_page",
    express.static(join(__dirname, "assets"), { index: false })
  )
  return router
}

/** The page in French; its script translates it. */
function page({ identity }: Simulation, view: View): RequestHandler {
  return (_request, response) => {
    response
      .set("Content-Security-Policy", "default-src 'self'; img-src data:")
      .type("html")
      .send(template({ ...words.fr, view, correctPin: identity.pin }))
  }
}
