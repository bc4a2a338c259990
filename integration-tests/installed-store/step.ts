/** Does one step, and prints what it is and how long it took. */
export async function step<T>(
  title: string,
  act: () => Promise<T>,
  note = (_result: T) => ""
): Promise<T> {
  process.stdout.write(`- ${title} … `)
  const began = Date.now()
  const result = await act()
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  process.stdout.write(`${seconds} s${note(result)}\n`)
  return result
}
