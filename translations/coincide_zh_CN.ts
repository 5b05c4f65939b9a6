<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Actions</name>
    <message>
        <source>Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From LLaVA-style JSON or activations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder that ends in .coincide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built-in records with pictures, taken through all stages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All work is saved as you go; this waits until it is on the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save project as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy of the project under another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A dataset, activations or a selection made elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A selection as a file that training scripts take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save figure…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map as a picture without the window around it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locate pictures…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where the pictures of the dataset are now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the start page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the program; what runs is stopped and can be gone on with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes back the last change to tags, verdicts, names, filters or what is highlighted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does again what was undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags the highlighted samples, or the current one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A note on the current sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename cluster…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives the current cluster a name of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language, theme, motion, thumbnails, device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every command and its keys; change them here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highlights every sample that the filter shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highlights nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highlights what was not, among what is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words in questions and answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next sample that the filter shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep selection…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stores what the tuning shows under a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep highlighted…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stores the highlighted samples as a selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import selection…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A choice made elsewhere: positions or a subset file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict: pure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The current cluster shows one concept and skill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict: mixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The current cluster mixes several</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict: junk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The current cluster is not worth training on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict: unsure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be looked at again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the verdict of the current cluster back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All samples of the current cluster are taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exclude cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sample of the current cluster is taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to pan, Shift+drag for a box, wheel to zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a box around samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw around samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a sample to highlight its whole cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2D map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flat map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3D map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map in space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch 2D and 3D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same samples in the other map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows pictures instead of points where there is room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dim what is out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fades samples that are not in the subset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the whole map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit highlighted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows all highlighted samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fly to sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brings the current sample to the middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the map looked before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undoes Camera back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switches the theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window on the whole screen, and back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analyse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import: options…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads the dataset and checks every record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extract: options…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activations of every sample by a reference model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster: options…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups samples of one concept and skill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score: options…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transferability and density of every cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map: options…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lays the samples out in two or three dimensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select: options…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes a budget of samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run what is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs every stage that is not done, or stale, in order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause or go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds the running stage, or lets it go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the running stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget −1 point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One percent of the samples less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget +1 point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One percent of the samples more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature −5 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High scores count more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature +5 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High scores count less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads the project again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map, clusters, gallery, sample and tuning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tune</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget and temperature, and what changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two selections beside each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stages, their options, log and failed records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The panels of this layout where they were at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves the focus to the next panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves the focus to the panel before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page about what has the focus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seven steps on the demo, about 4 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every command by its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy system report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions, system, processor and memory, without personal paths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About COINCIDE Explorer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version and what it is made of</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>en</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This project was made by a newer version. Update the program to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This project is open in another window. Close it there, or open it here read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A setting does not fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file is damaged or not of the expected form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something that is needed was not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading or writing failed. Check the drive, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full. Free some space, then press Go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder cannot be written to. Save the project elsewhere, or change its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version cannot handle that yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project is damaged. Restore it from a backup, or run the stage again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project is being written by another program. Wait until it is done, or stop it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory ran out. Close other programs, or use a smaller batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The method has no answer for this input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extract</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a readable record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a turn without a known role or text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an empty turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>roles out of order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>picture not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>picture outside the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>picture cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>picture is not named by a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;image&gt; without a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a picture without &lt;image&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>several &lt;image&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an id that occurs twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong file ending, resolved by name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 TB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>en_GB</source>
        <extracomment>Format of a date, as QLocale::toString takes it</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MapMarks</name>
    <message>
        <source>Transferability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Density</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quota</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Greedy rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>junk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unsure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tagged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leaving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stays in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stays out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only in A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only in B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in neither</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verdict</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder that the picture paths of the records start from. Guessed when empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refuse a dataset with faults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Otherwise faulty records are kept, listed, and left out of the extraction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source of a record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“folder” takes the first folder of its picture, “field:NAME” a field of the record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures while importing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the header of every picture, or trust the paths.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder with the model&apos;s configuration, weights and tokenizer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture tower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of the model&apos;s picture tower. Found beside the model when empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decoder layers that are read, counted from 0. Empty: the family&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision of the computation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision of the stored activations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of pooling and squashing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records run together; 0 is automatic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First records only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use only so many usable records; 0 takes all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many clusters; 0 takes one for every 66 samples, at least 2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Iterations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rounds of k-means, 1 to 10,000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed gives the same result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points per cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples that the centres are trained on; all samples are assigned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernel width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width of the Gaussian kernel of density and greedy order, 0.000001 to 1,000,000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transferability from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the centres that is compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similarity cut-off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pairs of clusters more similar than this are left out, −1 to 1; “none” keeps all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Density over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All pairs with each sample itself, as published, or different samples only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A flat map or one in space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the result is made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples that count as near, 2 to 200. More shows the whole, fewer the detail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How close points may lie, 0 to 0.99.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rounds of the layout; 0 goes by the number of samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the selection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples to take: a count, a percentage such as 20%, or a fraction below 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower prefers clusters with high scores more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left-over places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give them to clusters that have room, or leave them as published.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits of clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned, excluded and capped clusters, such as “12:pin 15:exclude 20:cap=40”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form of the file; from its ending when automatic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check every picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust the paths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean, then tanh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tanh, then mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language half</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both halves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Different samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refill clusters with room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UMAP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Principal components</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>COINCIDE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hard link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symbolic link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LLaVA JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Positions (.npy)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Positions (.txt)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Panels</name>
    <message>
        <source>Clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tuning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::ChangesPanel</name>
    <message>
        <source>Entering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all that enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all that leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing enters or leaves at this setting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing enters at this setting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing leaves at this setting.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::ClusterDelegate</name>
    <message>
        <source>Name of the cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::ClusterHeader</name>
    <message>
        <source>Distribution</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::ClusterModel</name>
    <message>
        <source>pure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>junk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unsure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known: this cluster has no score yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (#%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Cluster %1, %n sample(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>, excluded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transf.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quota</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, else the first two keywords</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples in the cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of all samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transferability: mean cosine to the most similar other centres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Density: how alike the cluster&apos;s samples are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the budget before the cap, in samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples really taken at this setting; the bar is the share of the cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples taken before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples taken now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now less before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources with at least 5 % of the cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words that tell this cluster&apos;s texts from the others&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::ClusterPanel</name>
    <message>
        <source>Cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the cluster (F2); empty: its first keywords</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources in this cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most similar clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note on the cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transferability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Density</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quota</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Junk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (key %2); again or key 0 takes it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes all samples of this cluster (K)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes no sample of this cluster (X)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set cap…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes at most so many samples of this cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a cluster to see what its samples share.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No clusters yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No clusters yet. They need activations first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extract…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cap %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cluster has no score: it is empty or its samples are all alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clusters are not scored yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) in this cluster; click: search the samples for it</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>#%1; similarity of the centres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No cap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At what is in now: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At half of the cluster: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other number…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most so many samples of this cluster:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::ClusterTable</name>
    <message>
        <source>Clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highlight clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Verdict of %n cluster(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Note on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Junk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin or unpin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exclude or include</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transferability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Density</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::ClustersPanel</name>
    <message>
        <source>Filter: name, keyword, source, T &gt; 0.5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter of the clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words, and expressions such as T &gt; 0.5, size &gt;= 20, change &gt; 5, verdict:junk, source:flickr, is:pinned, -word. Live, nothing is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expressions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expressions for the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clusters %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clusters %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches this filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No project is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No clusters yet. They need activations first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extract…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No clusters yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found pure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found mixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found junk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No verdict yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a cap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transferable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gains samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loses samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter: name, keyword, source, change &gt; 5</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::CommandPalette</name>
    <message>
        <source>Search commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::Commands</name>
    <message>
        <source>Highlight samples first, or choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag for %1 samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the selection of %1 samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>picked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note on the current sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of cluster #%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inverted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>budget %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder of a reference model, then run what is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is written. The program saves as you go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selections (*.npy *.txt *.json *.jsonl)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Datasets, activations, selections (*.json *.jsonl *.npy *.txt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where are the pictures now?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locating pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pictures are read from there now; %1 were looked for and found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save project as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system report is on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About COINCIDE Explorer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what a visual-instruction dataset teaches, and choose the part worth training on. Clusters, scores and selections follow the COINCIDE method. Made with Qt, VTK, LibTorch, OpenCV and SQLite; it works without a network.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::ComparePage</name>
    <message>
        <source>Choose two selections to compare them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selection B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selection A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only in B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only in A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By cluster shows one of each cluster in turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of the gallery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything in B is in A too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything in A is in B too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 samples are in both</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::ComparisonPanel</name>
    <message>
        <source>Choose two selections to compare them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Per source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Per cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New selection from…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only in A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only in B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In A or B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jaccard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A inside B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B inside A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Per source %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Per cluster %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sample is in that part. Choose another part.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::ComparisonTableModel</name>
    <message>
        <source>%1: %2 in A, %3 in B (%4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B − A</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::ConversationModel</name>
    <message>
        <source>Human · turn %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::ConversationView</name>
    <message>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::CurationState</name>
    <message>
        <source>Note on a sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpin %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpin clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exclude %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Include %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exclude clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Include clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cap of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove tag “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename tag “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::DemoCard</name>
    <message>
        <source>Try it without your own data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built-in records with pictures, taken through all six stages. Nothing is downloaded; you can change and export everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made at the first time, then ready at once</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::DockTitle</name>
    <message>
        <source>Take this panel out of the window, or put it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this panel; the Window menu brings it back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::DropArea</name>
    <message>
        <source>Drop a dataset, a project, a .npy or a model folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works anywhere in this window</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LLaVA JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NumPy positions (.npy)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text, one position a line (.txt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave where they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy beside the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hard links beside the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symbolic links beside the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command that does the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the tuning shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 samples, about %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; %1 pictures beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project has no records. Choose positions (.npy or .txt).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the file to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the whole path of the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to write. Choose something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder cannot be written to. Choose another one, or change its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file exists and will be replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Positions in the dataset, in the selection&apos;s order. They need no pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records are written byte for byte as they came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export to</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::FailuresPanel</name>
    <message>
        <source>Could not be extracted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every record can be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::FigureDialog</name>
    <message>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quota per cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mix per source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transparent ground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it as a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the whole path of the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a folder. Give the name of a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder does not exist. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file must end in .%1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be written. Choose another folder, or free some space.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::FilterBar</name>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In or out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highlighted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the samples that are picked out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the current one: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also the current one: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found pure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found mixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found junk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any or no tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tags yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any number of turns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One question and answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 to 6 turns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>7 to 12 turns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than 12 turns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to 100 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>101 to 500 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>501 to 2,000 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than 2,000 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In and out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the subset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in the subset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leaving</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::GalleryPanel</name>
    <message>
        <source>Nearest to centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest cosine to the centre first: what the cluster is about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Farthest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest cosine to the centre first: what hardly belongs here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A shuffle that stays the same for this cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boundary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples whose cosine to the centre is nearest to midway towards the most similar other centre: what could belong to either</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of the gallery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No project is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No clusters yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a cluster to see what its samples share.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sample belongs to this cluster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in · %2 out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::HelpViewer</name>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no help page about this yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::HoverCard</name>
    <message>
        <source>Picture not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::LogPanel</name>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::MainMenu</name>
    <message>
        <source>None yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panels</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::MainToolbar</name>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transferability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Density</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quota</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In or out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entering, leaving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cosine to the centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Greedy rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only in A, only in B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subtract</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intersect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How what you draw joins what is highlighted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::MainWindow</name>
    <message>
        <source>%1 was stopped at %2. It can go on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a project, a dataset, activations or a model folder. Choose one of these.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A selection for this project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (read-only)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clusters %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selections %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed records %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is running. Stop it and quit? What was done is kept, and the next start offers to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and quit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::MapActionBar</name>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subtract</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intersect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always take the samples of these clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never take a sample of these clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in 1 cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %1 clusters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::MapLegend</name>
    <message>
        <source>Legend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>faded: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frame colour: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zoom %1×</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double click to show only these</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::MapView</name>
    <message>
        <source>Map of the samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the subset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in the subset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cluster %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sample is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No project is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project holds no samples yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No activations yet. The map is made from them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extract…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No map yet. It places samples that are alike near each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to pan, Shift+drag for a box, wheel to zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to turn, middle button to pan, wheel to zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Box: Shift adds, Ctrl subtracts, Esc leaves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lasso: Shift adds, Ctrl subtracts, Esc leaves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a point for its whole cluster: Shift adds, Ctrl subtracts, Esc leaves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both maps move together; hold Alt to move one alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highlight a sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highlight a cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highlight by lasso</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highlight by box</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::MessageBar</name>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::MiniMap</name>
    <message>
        <source>Whole map</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::MixChart</name>
    <message>
        <source>Mix per source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: now %2 (%3), before %4 (%5)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::NeighboursPanel</name>
    <message>
        <source>Neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the current sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the neighbours of the sample that is current now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neighbours by activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a sample on the map or in the gallery to read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearest by activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sample has no activation, so nothing is known about its neighbours.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::NewProjectPage</name>
    <message>
        <source>Dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Datasets (*.json *.jsonl)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check of the dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading every record…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 records, %2 of them can be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no picture folder was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: pictures from %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out of the extraction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is wrong with any record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: layers %2 of %3, width %4, %5 in memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one dataset file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file of activations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project&apos;s name ends in .coincide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is something of that name already. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder cannot be written to. Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May be chosen later. The model that the dataset is meant for, or a smaller one of its kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Check” reads the dataset and lists what is wrong with which records, before anything is made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guessed from the records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From activations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dataset files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activations (.npy)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folder (or field:NAME)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of a reference model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What becomes of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::NotePopup</name>
    <message>
        <source>Ctrl+Return keeps, Esc drops</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::OptionForm</name>
    <message>
        <source>Write whole numbers with commas between them, such as 3, 7, 11.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::OverlapBar</name>
    <message>
        <source>%1 only in A, %2 in both, %3 only in B</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::PictureView</name>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture of the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit, or original size. The wheel zooms, dragging moves</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::QuotaCurve</name>
    <message>
        <source>Quota per cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>highest T ÷ D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lowest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
Quota %2, in %3 of %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At its cap</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::RecentDelegate</name>
    <message>
        <source>%1 pictures missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results out of date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>samples</source>
        <comment>after a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clusters</source>
        <comment>after a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>selection</source>
        <comment>after a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>selections</source>
        <comment>after a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no selection yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::RunModel</name>
    <message>
        <source>%1 records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layers %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>width %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>K = %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 clusters scored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An earlier stage was run again since; run this one again to follow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made from an older run of %1; run it again to follow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is out of date; run it first, then this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all usable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped at %1; what was done is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped before the first part was done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::SampleGrid</name>
    <message>
        <source>Samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highlight samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep as a selection…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locate pictures…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::SampleHover</name>
    <message>
        <source>in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::SampleListModel</name>
    <message>
        <source>In the subset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in the subset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cluster %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::SamplePanel</name>
    <message>
        <source>Sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a sample on the map or in the gallery to read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearest by activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the record as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Greedy rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not scored yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the subset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in the subset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never taken at this temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>enters at budget %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The least budget at this temperature at which it is taken: %1 samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 turns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Characters of text, and messages of the conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click: show all samples with this tag. Cross or Delete: take it away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag this sample (T)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the note…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note on this sample (N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note on this sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This project holds activations only, without texts and pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This record has no turns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture cannot be shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No activation yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::SampleTable</name>
    <message>
        <source>Samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highlight samples</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::SampleTableModel</name>
    <message>
        <source>in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Greedy rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::SamplesPanel</name>
    <message>
        <source>Clear filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search questions and answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search in the samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All words must occur. &quot;two words&quot; are a phrase, -word excludes, question:word and answer:word look in one side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions and answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No project is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches this filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indexing the texts, %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::SelectionDelegate</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the selection</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::SelectionListModel</name>
    <message>
        <source>%1 at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the selection a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name is too long. Shorten it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name cannot hold slashes. Leave them out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A selection is called %1 already. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · imported, %1 matched, %2 not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · imported, %1 matched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · random, seed %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, compared as %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will be deleted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::SelectionsPanel</name>
    <message>
        <source>Import indices…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take positions from a .npy or .txt file, or match a subset in .json or .jsonl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No selection kept yet. Move the budget, then keep what you like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tuning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored selections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+click a second one, or drag a selection onto A or B, to compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tune</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the tuning from this selection&apos;s budget and temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highlight its samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as a file that training scripts take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The budget of this selection does not fit the samples of now. It can be compared, but not tuned from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was kept with other pins, exclusions or caps than those of now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare as A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare as B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the tuning from it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::SeriesChart</name>
    <message>
        <source>%1: %2 after %3 iterations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 iterations</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::SettingsDialog</name>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acts at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light, dark, or as the desktop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduced motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map jumps instead of flying, and nothing fades.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the last project at start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instead of the start page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic takes the graphics processor where there is one. Acts at the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thumbnails in memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small pictures that are kept at hand, 64 to 8,192 MB. Acts at the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What new runs compute on, unless they say otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 takes all. Acts for the next project that is opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graphics processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes are kept at once.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::ShortcutEditor</name>
    <message>
        <source>Assign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search by name or keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These keys belong to “%1”. Assigning them takes them away there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::StageOptionsPanel</name>
    <message>
        <source>Run %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show these results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take its options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder of a reference model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For training the centres; all points are assigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggested: %1 (one per %2 samples)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newest run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transf.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove “%1” with its results? It cannot be brought back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run is going. Changes apply to the next one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project is open read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs of this stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draws the other runs beside the chosen one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objective by iteration</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::StageRow</name>
    <message>
        <source>Failed at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run of this stage yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::StageStrip</name>
    <message>
        <source>Stages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::StagesPanel</name>
    <message>
        <source>The same from a terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::StartPage</name>
    <message>
        <source>See what a visual-instruction dataset teaches, and choose the part worth training on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demo project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the last one at start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects that you open are listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From LLaVA-style JSON or activations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder that ends in .coincide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seven steps on the demo, about 4 minutes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::StatusBar</name>
    <message>
        <source>%1 · 1 thread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the device: %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>samples</source>
        <comment>after a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shown of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>highlighted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the subset (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press 1 to 9 to open a recent project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No jobs running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2 waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::TagsPanel</name>
    <message>
        <source>%1 samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tags yet. Highlight samples, then tag them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag the highlighted samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour the map by this tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::TuningPanel</name>
    <message>
        <source>Score the clusters to tune a budget.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quota per cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at cap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mix per source, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tuning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit of the budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples to take ([ and ] move it by one point)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower prefers high scores more (Shift+[ and Shift+] move it by 5 %)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live, nothing is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep selection…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Store this selection in the project (Ctrl+Return)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the subset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At their cap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Effective clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before: %1 in the subset, %2 at their cap, %3 effective clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1% at %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::TurnDelegate</name>
    <message>
        <source>picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>… %1 more characters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::ViewState</name>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coincide::Workspace</name>
    <message>
        <source>%1 with these options is already done. Choose “Run again” to make another run beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This project is open in another window. It is shown here read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder cannot be written to. The project is shown read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import of activations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import of a selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 samples were imported as the selection “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 samples were imported as “%2”; %3 were not found here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy of the project is at %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
