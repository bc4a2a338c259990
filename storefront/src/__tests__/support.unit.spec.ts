import { supportLinks } from "../support.ts"

describe("the links to a shop's support", () => {
  it("are none for a shop that gives no contact", () => {
    expect(supportLinks({ name: "Boutique", hours: "8 h à 20 h" })).toEqual([])
  })

  it("call, write on WhatsApp and write an e-mail", () => {
    const links = supportLinks({
      phone: "+243 80 000 00 00",
      whatsapp: "+243 80 000 00 01",
      email: "aide@boutique.test",
    })
    expect(links).toEqual([
      {
        kind: "phone",
        href: "tel:+243800000000",
        text: "+243 80 000 00 00",
      },
      {
        kind: "whatsapp",
        href: "https://wa.me/243800000001",
        text: "+243 80 000 00 01",
      },
      {
        kind: "email",
        href: "mailto:aide@boutique.test",
        text: "aide@boutique.test",
      },
    ])
  })

  it.each([
    ["080 000 00 01", "+243800000001", "243800000001"],
    ["00243 80 000 00 01", "+243800000001", "243800000001"],
    ["+32 470 12 34 56", "+32470123456", "32470123456"],
    ["0032 470 12 34 56", "0032470123456", "32470123456"],
    ["44 88", "4488", "4488"],
  ])("dial %p as %p, and on WhatsApp as %p", (number, dialled, digits) => {
    const links = supportLinks({ phone: number, whatsapp: number })
    expect(links.map(({ href }) => href)).toEqual([
      `tel:${dialled}`,
      `https://wa.me/${digits}`,
    ])
  })
})
