import type { Run } from '../../api/desk-types.ts';
import { RunList } from './run-list.tsx';
import { useRuns } from './use-runs.ts';

export interface RunsProps {
  ticketId: string;
  first: readonly Run[];
  /** The event was cancelled: its refunds begin in a moment. */
  isExpected: boolean;
}

export const LiveRuns = ({ ticketId, first, isExpected }: RunsProps) => (
  <RunList runs={useRuns(ticketId, first, isExpected)} />
);
