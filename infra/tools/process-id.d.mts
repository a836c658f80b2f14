export interface ProcessIdentity {
  pid: number;
  started: string | undefined;
}

export declare const identityOf: (pid: number) => ProcessIdentity;

/** The very process, not another that was given its pid. */
export declare const isRunning: (identity: ProcessIdentity | undefined) => boolean;
