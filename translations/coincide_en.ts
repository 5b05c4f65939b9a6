<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>coincide::ClusterModel</name>
    <message numerus="yes">
        <source>Cluster %1, %n sample(s)</source>
        <translation>
            <numerusform>Cluster %1, %n sample</numerusform>
            <numerusform>Cluster %1, %n samples</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coincide::ClusterPanel</name>
    <message numerus="yes">
        <source>%n time(s) in this cluster; click: search the samples for it</source>
        <translation>
            <numerusform>%n time in this cluster; click: search the samples for it</numerusform>
            <numerusform>%n times in this cluster; click: search the samples for it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>%n other</numerusform>
            <numerusform>%n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coincide::ClusterTable</name>
    <message numerus="yes">
        <source>Verdict of %n cluster(s)</source>
        <translation>
            <numerusform>Verdict of %n cluster</numerusform>
            <numerusform>Verdict of %n clusters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coincide::GalleryPanel</name>
    <message numerus="yes">
        <source>%n sample(s)</source>
        <translation>
            <numerusform>%n sample</numerusform>
            <numerusform>%n samples</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coincide::RecentDelegate</name>
    <message numerus="yes">
        <source>%1 picture(s) missing</source>
        <translation>
            <numerusform>%1 picture missing</numerusform>
            <numerusform>%1 pictures missing</numerusform>
        </translation>
    </message>
</context>
</TS>
