/**
 * Waits for work up to a time limit in milliseconds. It also ends when the
 * controller is aborted, even if the work ignores its signal.
 * @throws the error of the work; an Error when it is aborted
 */
export function withTimeout<T>(
  ms: number,
  controller: AbortController,
  work: (signal: AbortSignal) => Promise<T>
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => controller.abort(), ms)
    controller.signal.addEventListener("abort", () => {
      reject(new Error("Aborted"))
    })
    work(controller.signal)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer))
  })
}
