const PIN = "1234"

/**
 * Enters the PIN for the pending push of this phone in the simulator.
 * @returns false without a pending push: magic numbers have an outcome already
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
      decision: "pin",
      pin: PIN,
    }),
  })
  return answer.ok
}
