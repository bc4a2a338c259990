import { useRef, useState } from "react"

/** Something that is done when a button is pressed. */
export interface Action<Input extends unknown[]> {
  /** Does nothing while it is already being done. */
  run: (...input: Input) => void
  busy: boolean
  error: unknown
}

/** Keeps a button from doing twice what one press asked for. */
export function useAction<Input extends unknown[]>(
  act: (...input: Input) => Promise<unknown>
): Action<Input> {
  const [state, setState] = useState<{ busy: boolean; error?: unknown }>({
    busy: false,
  })
  // A second press may come before the button is drawn as busy.
  const running = useRef(false)
  const run = (...input: Input) => {
    if (running.current) {
      return
    }
    running.current = true
    setState({ busy: true })
    act(...input)
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
