import { addressInAdmin } from "../address-in-admin"

describe("addressInAdmin", () => {
  const transaction = {
    base: "https://api.example.com",
    page: "flexpay/fptx_1",
  }

  it("is below the admin's path on this server", () => {
    expect(addressInAdmin({ path: "/app" }, transaction)).toBe(
      "https://api.example.com/app/flexpay/fptx_1"
    )
    expect(addressInAdmin({ path: "/" }, transaction)).toBe(
      "https://api.example.com/flexpay/fptx_1"
    )
  })

  it("is null where the server has no admin", () => {
    expect(addressInAdmin({ path: "/app", disable: true }, transaction)).toBe(
      null
    )
  })
})
