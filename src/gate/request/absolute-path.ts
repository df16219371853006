/** A path that people give: as it is where it begins at the root, else below the working directory. */
export const absolute = (cwd: string, path: string): string => (path.startsWith('/') ? path : `${cwd}/${path}`)
