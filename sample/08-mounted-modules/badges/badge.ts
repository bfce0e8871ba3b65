import type { ExecutionContext } from '@nestjs/common';

/** Whose badge opens what: each job may do what those before it may. */
const JOBS = ['visitor', 'crew', 'electrician'] as const;

export type Job = (typeof JOBS)[number];

/** Whether a request carries the badge of a job, or of one that may do more. */
export function isAtLeast(job: Job, context: ExecutionContext): boolean {
  const { headers } = context
    .switchToHttp()
    .getRequest<{ headers: Record<string, string | undefined> }>();
  const badge = JOBS.findIndex((each) => each === headers['x-badge']);
  return badge >= JOBS.indexOf(job);
}
