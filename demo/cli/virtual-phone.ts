const PIN = "1234"

/**
 * Enters the PIN for the push that waits on this phone of the simulator.
 * @returns false when nothing waits: some numbers decide by themselves
 */
export async function enterPin(
  simulatorUrl: string,
  phone: string
): Promise<boolean> {
  const nationalNumber = phone.replace(/\D/g, "").slice(-9)
  const answer = await fetch(`${simulatorUrl}/_simulator/decisions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      phone: `243${nationalNumber}`,
      act: "pin",
      pin: PIN,
    }),
  })
  return answer.ok
}
