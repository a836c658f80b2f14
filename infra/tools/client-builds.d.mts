export declare const clientBuilds: (folder?: string) => {
  has(name: string): boolean;
  point(name: string): void;
  add(name: string, from?: string): void;
  use(): string | undefined;
};

/** Changes with whatever goes into the pages. */
export declare const clientHash: (folder?: string) => string;
