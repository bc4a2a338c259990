import { describeStore } from "./setup/test-store"

describeStore({
  testSuite: ({ api }) => {
    it("boots the demo's store", async () => {
      const { status, data } = await api.get("/health")

      expect({ status, data }).toEqual({ status: 200, data: "OK" })
    })
  },
})
