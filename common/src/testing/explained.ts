import type { mongo } from 'mongoose';

interface Stage {
  stage: string;
  indexName?: string;
  inputStage?: Stage;
  inputStages?: Stage[];
}

interface Explanation {
  queryPlanner: { winningPlan: Stage & { queryPlan?: Stage } };
  executionStats: { nReturned: number; totalDocsExamined: number };
}

const stagesOf = ({ inputStage, inputStages = [], ...stage }: Stage): Stage[] => [
  stage,
  ...[...inputStages, ...(inputStage ? [inputStage] : [])].flatMap(stagesOf),
];

/** How a query is answered, and what was read for it. Of the plan that won: those that lost may well sort or scan. */
export const explained = async (query: Pick<mongo.FindCursor, 'explain'>) => {
  const { queryPlanner, executionStats } = (await query.explain('executionStats')) as Explanation;
  const { winningPlan } = queryPlanner;
  const stages = stagesOf(winningPlan.queryPlan ?? winningPlan);
  return {
    stages: stages.map(({ stage }) => stage),
    indexes: stages.flatMap(({ indexName }) => indexName ?? []),
    ...executionStats,
  };
};
