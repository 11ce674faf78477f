export declare const projectRoot: string;
export declare const dataFolder: string;
export declare function inProject(...parts: string[]): string;
export declare function inData(...parts: string[]): string;
