import { MortalShop } from "./setup/mortal/mortal-shop"

jest.setTimeout(180_000)

it("boots, dies, boots", async () => {
  const t = Date.now()
  const lap = (s: string) => console.log(s, Date.now() - t)
  const mortal = await MortalShop.open()
  lap("opened")
  try {
    const shop = await mortal.shopper()
    const c = await shop.checkOut()
    lap("checked out")
    await mortal.kill()
    lap("killed")
    await mortal.start()
    lap("restarted")
    expect(c.sessionId).toMatch(/^payses/)
  } finally {
    await mortal.close()
  }
})
