import type { ErrorRequestHandler } from "express"
import { z } from "zod"

/** Something asked of the control API that cannot be done. */
export class Problem extends Error {
  constructor(
    readonly httpStatus: 404 | 409,
    message: string
  ) {
    super(message)
  }
}

/** Answers problems and bad input as `{ message, issues? }`. */
export const answerProblem: ErrorRequestHandler = (
  error: unknown,
  _request,
  response,
  next
) => {
  if (error instanceof z.ZodError) {
    const message = z.prettifyError(error)
    response.status(400).json({ message, issues: error.issues })
  } else if (error instanceof Problem) {
    response.status(error.httpStatus).json({ message: error.message })
  } else {
    next(error)
  }
}
