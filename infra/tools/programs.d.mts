export declare const programs: readonly string[];
