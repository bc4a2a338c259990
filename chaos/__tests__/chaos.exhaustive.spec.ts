import { describeChaos } from "./describe-chaos"

describeChaos("A minute of chaos", {
  seed: "Kinshasa",
  seconds: 10,
  shoppers: 8,
  admins: 3,
  kills: 2,
})
