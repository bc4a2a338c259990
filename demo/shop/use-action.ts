import { useRef, useState } from "react"

/** The state of an action that a button starts. */
export interface Action<Input extends unknown[]> {
  /** Ignored while the action is running. */
  run: (...input: Input) => void
  busy: boolean
  error: unknown
}

/** Runs an action at most once at a time. */
export function useAction<Input extends unknown[]>(
  action: (...input: Input) => Promise<unknown>
): Action<Input> {
  const [state, setState] = useState<{ busy: boolean; error?: unknown }>({
    busy: false,
  })
  // A second click may come before the button is rendered as busy.
  const running = useRef(false)
  const run = (...input: Input) => {
    if (running.current) {
      return
    }
    running.current = true
    setState({ busy: true })
    action(...input)
      .then(
        () => setState({ busy: false }),
        (error: unknown) => setState({ busy: false, error })
      )
      .finally(() => {
        running.current = false
      })
  }
  return { run, busy: state.busy, error: state.error }
}
