import { useLate } from '../../hooks/use-late.ts';
import type { RunsProps } from './live-runs.tsx';
import { RunList } from './run-list.tsx';

/** Refunds as the page came with them; while any is under way, as they are now, by what is loaded only then. */
export const Runs = (props: RunsProps) => {
  const { first, isExpected } = props;
  const isUnderWay = first.some(({ status }) => status === 'open') || (isExpected && first.length === 0);
  const { LiveRuns } = useLate(() => import('./live-runs.tsx'), isUnderWay);
  return LiveRuns ? <LiveRuns {...props} /> : <RunList runs={first} />;
};
