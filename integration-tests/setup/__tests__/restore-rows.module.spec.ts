import { randomUUID } from "node:crypto"
import { Database, onServer } from "../../../harness/postgres/database"
import {
  closeWaitingroomClient,
  createPostgresDatabaseTemplate,
  dropPostgresDatabaseTemplate,
  restorePostgresDatabaseFromTemplate,
} from "../restore-rows"

const STATE = `SELECT (SELECT json_agg(item ORDER BY id) FROM item) AS items,
  (SELECT count(*)::int FROM mark) AS marks,
  nextval('item_id_seq')::int AS next_id,
  (SELECT oid::int FROM pg_database WHERE datname = current_database()) AS copy`

describe("a database between two tests", () => {
  const databaseName = `restored-${randomUUID()}`
  const templateName = `${databaseName}-template`
  const names = { databaseName, templateName }
  let database: Database

  beforeAll(async () => {
    await onServer(`CREATE DATABASE "${databaseName}"`)
    database = new Database(databaseName)
    await database.query(
      `CREATE TABLE item (id serial PRIMARY KEY, name text,
         length int GENERATED ALWAYS AS (length(name)) STORED);
       CREATE TABLE mark (item_id int REFERENCES item (id) ON DELETE CASCADE);
       INSERT INTO item (name) VALUES ('one'), ('three')`
    )
    await createPostgresDatabaseTemplate(names)
  })
  beforeEach(async () => await restorePostgresDatabaseFromTemplate(names))
  afterAll(async () => {
    await database.drop()
    await dropPostgresDatabaseTemplate(templateName)
    await closeWaitingroomClient()
  })

  it("has its rows and sequences again", async () => {
    const [before] = await database.query<{ copy: number }>(STATE)
    await database.query(
      `INSERT INTO mark VALUES (1); UPDATE item SET name = 'two' WHERE id = 2;
       INSERT INTO item (name) VALUES ('more'); DELETE FROM item WHERE id = 1`
    )

    await restorePostgresDatabaseFromTemplate(names)

    expect(await database.query(STATE)).toEqual([before])
    expect(before).toMatchObject({
      items: [
        { id: 1, name: "one", length: 3 },
        { id: 2, name: "three", length: 5 },
      ],
      marks: 0,
      next_id: 3,
    })
  })

  it("is copied anew after a test that left another schema", async () => {
    const [before] = await database.query<{ copy: number }>(STATE)
    await database.query(
      "ALTER TABLE item ADD CONSTRAINT broken CHECK (false) NOT VALID"
    )

    await restorePostgresDatabaseFromTemplate(names)

    const [after] = await database.query<{ copy: number }>(STATE)
    expect(after).toEqual({ ...before, copy: after?.copy })
    expect(after?.copy).not.toBe(before?.copy)
    await database.query("INSERT INTO item (name) VALUES ('more')")
  })

  it("is copied anew after a test whose transaction still holds a lock", async () => {
    const [before] = await database.query<{ copy: number }>(STATE)
    await database.lock("UPDATE item SET name = 'locked'")

    await restorePostgresDatabaseFromTemplate(names)

    const [after] = await database.query<{ copy: number }>(STATE)
    expect(after).toEqual({ ...before, copy: after?.copy })
    expect(after?.copy).not.toBe(before?.copy)
  })
})
