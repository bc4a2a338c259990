/** What a page has that Node has not, as far as the kit uses it. */
export function openBrowser() {
  const stored = new Map<string, string>()
  const page = Object.assign(new EventTarget(), {
    visibilityState: "visible",
  })
  const tab = new EventTarget()
  const storage = {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => void stored.set(name, value),
    removeItem: (name: string) => void stored.delete(name),
  }
  install({ document: page, window: tab, localStorage: storage })
  return {
    /** The local storage, which a reload and another tab read. */
    stored,
    setVisible(visible: boolean) {
      page.visibilityState = visible ? "visible" : "hidden"
      page.dispatchEvent(new Event("visibilitychange"))
    },
    fire: (name: "focus" | "online" | "pageshow") =>
      void tab.dispatchEvent(new Event(name)),
    /** As some private windows do. */
    refuseStorage() {
      const refuse = () => {
        throw new DOMException("Not allowed", "SecurityError")
      }
      install({
        localStorage: { getItem: refuse, setItem: refuse, removeItem: refuse },
      })
    },
  }
}

function install(globals: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, configurable: true })
  }
}
