type Environment = Record<string, string | undefined>;

/** DATA_DIR, or `.data` in the repository. */
export declare const dataDirectory: (env: Environment) => string;
export declare const mustBeFree: (env: Environment) => Promise<void>;
export declare const lockData: (data: string, url: string) => () => void;
