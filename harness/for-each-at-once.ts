/**
 * Runs an act on each item, on so many items at the same time.
 * @param limit how many at the same time
 */
export async function forEachAtOnce<Item>(
  items: readonly Item[],
  limit: number,
  act: (item: Item) => Promise<unknown>
): Promise<void> {
  const queue = [...items]
  await Promise.all(
    Array.from({ length: limit }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
        await act(item)
      }
    })
  )
}
