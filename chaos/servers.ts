import { createWriteStream } from "node:fs"
import path from "node:path"
import { MedusaProcess } from "../harness/medusa/medusa-process"

/** The settings in which the servers of a shop differ. */
export interface ServerSettings {
  name: string
  port: number
  env: NodeJS.ProcessEnv
}

/** A Medusa server of the shop, which is killed and started again. */
export class Server {
  /** All that it printed, in all its lives. */
  readonly log: string
  private process: MedusaProcess | null = null

  constructor(
    private readonly settings: ServerSettings,
    folder: string
  ) {
    this.log = path.join(folder, `${settings.name}.log`)
  }

  get name(): string {
    return this.settings.name
  }

  /** Whether it runs the scheduled jobs. */
  get works(): boolean {
    return this.settings.env.MEDUSA_WORKER_MODE !== "server"
  }

  /** Returns once it takes requests. */
  async start(options: { seed: boolean } = { seed: false }): Promise<void> {
    const { name, port, env } = this.settings
    this.process = await MedusaProcess.start(
      { ...env, PORT: String(port), PGAPPNAME: name },
      { ...options, log: createWriteStream(this.log, { flags: "a" }) }
    )
  }

  /**
   * Ends it at once, as a power cut does. PostgreSQL may still execute its
   * queries.
   */
  async kill(): Promise<void> {
    const { process } = this
    this.process = null
    await process?.kill()
  }

  /** Runs a scheduled job now, as its scheduler does. */
  async runJob(name: string): Promise<void> {
    await this.process?.runJob(name)
  }
}
