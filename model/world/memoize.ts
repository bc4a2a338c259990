/** Keeps the results of a pure function by the identity of its arguments. */
export function memoize<Arguments extends unknown[], Result>(
  compute: (...values: Arguments) => Result
): (...values: Arguments) => Result {
  const root: Branch = new Map()
  return (...values) => {
    let branch = root
    for (const value of values.slice(0, -1)) {
      let next = branch.get(value) as Branch | undefined
      if (!next) {
        branch.set(value, (next = new Map()))
      }
      branch = next
    }
    const last = values.at(-1)
    if (!branch.has(last)) {
      branch.set(last, compute(...values))
    }
    return branch.get(last) as Result
  }
}

type Branch = Map<unknown, unknown>
