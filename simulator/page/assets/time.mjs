import { moveTime } from "./api.mjs"
import { announce, byId } from "./dom.mjs"
import { word } from "./language.mjs"

const STEPS = { hour: 1, days: 72 }

/** Lets the buttons move the time of the simulator. */
export function followTimeButtons() {
  for (const [name, hours] of Object.entries(STEPS)) {
    const button = byId(`time-${name}`, HTMLButtonElement)
    button.addEventListener("click", () => {
      void pass(button, hours)
    })
  }
}

/**
 * @param {HTMLButtonElement} button
 * @param {number} hours
 */
async function pass(button, hours) {
  const outcome = byId("time-outcome", HTMLElement)
  if (button.ariaDisabled === "true") {
    return
  }
  button.ariaDisabled = "true"
  outcome.textContent = word("timePassing")
  const hasPassed = await moveTime(hours).catch(() => false)
  button.ariaDisabled = null
  outcome.textContent = word(hasPassed ? "timePassed" : "timeFailed", {
    step: button.textContent.trim(),
  })
  announce(outcome.textContent)
}
