import { startRedis } from "../../demo/redis/server"
import { describeChaos } from "./describe-chaos"

describeChaos(
  "A minute of chaos at two servers and a worker",
  { seed: "Lubumbashi", seconds: 20, shoppers: 8, admins: 3, kills: 3 },
  async (folder) => await startRedis({ folder })
)
