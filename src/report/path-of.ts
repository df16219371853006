/** A file as its repository names it: readers of a job's files know no working directory. */
export type PathOf = (file: string) => string
