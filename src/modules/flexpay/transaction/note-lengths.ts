/** Shortest note of an operator, in characters. */
export const NOTE_LENGTH_MIN = 3
/** Shortest justification of an operator's action, in characters. */
export const JUSTIFICATION_LENGTH_MIN = 10
