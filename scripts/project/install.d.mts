export declare function ensureInstalled(): void;
export declare function projectNode(): string | null;
export declare function toolEnvironment(extra?: Record<string, string | undefined>): NodeJS.ProcessEnv;
