#!/usr/bin/env node
import { launch } from './project/launch.mjs';

await launch('bench/main.ts');
