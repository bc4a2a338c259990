/** The value below which this part (0 to 1) of the samples lies. */
export function quantile(samples: number[], part: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  const index = Math.ceil(part * sorted.length) - 1
  const value = sorted[Math.max(index, 0)]
  if (value === undefined) {
    throw new Error("Nothing was measured")
  }
  return value
}

export function median(samples: number[]): number {
  return quantile(samples, 0.5)
}

/** How long it takes, in milliseconds. */
export async function timed(act: () => Promise<unknown>): Promise<number> {
  const begin = performance.now()
  await act()
  return performance.now() - begin
}

/**
 * Takes each measurement once a round, and the next round in another order, so
 * that other load of the machine affects all of them alike.
 */
export async function alternate<Name extends string>(
  rounds: number,
  measurements: Record<Name, (round: number) => Promise<number>>
): Promise<Record<Name, number[]>> {
  const names = Object.keys(measurements) as Name[]
  const samples = Object.fromEntries(
    names.map((name) => [name, [] as number[]])
  ) as Record<Name, number[]>
  for (let round = 0; round < rounds; round++) {
    const first = round % names.length
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      samples[name].push(await measurements[name](round))
    }
  }
  return samples
}

/** With three digits or more: 0.42 ms, 12.3 ms, 5,012 ms. */
export function ms(value: number): string {
  const digits = value < 10 ? 2 : value < 100 ? 1 : 0
  return `${value.toLocaleString("en", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })} ms`
}
